/** True while an input method is composing: Enter, Escape and shortcuts then belong to it. 229 is the old sign. */
export const isComposing = (
  event:
    { isComposing?: boolean; keyCode: number } | { nativeEvent: { isComposing?: boolean; keyCode: number } },
): boolean => {
  const native = 'nativeEvent' in event ? event.nativeEvent : event;
  return native.isComposing === true || native.keyCode === 229;
};
