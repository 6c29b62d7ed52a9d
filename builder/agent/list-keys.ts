/** What a key does in a list of work. Single letters act only while the list itself has the focus. */
export type ListMove = { to: number } | { open: number };

/** `index` is -1 while nothing is chosen. Undefined: the key is not the list's. */
export function listMove(key: string, index: number, length: number): ListMove | undefined {
  if (length === 0) return undefined;
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return { to: Math.min(index + 1, length - 1) };
    case 'k':
    case 'ArrowUp':
      return { to: Math.max(index - 1, 0) };
    case 'Home':
      return { to: 0 };
    case 'End':
      return { to: length - 1 };
    case 'Enter':
      return index >= 0 ? { open: index } : undefined;
    default:
      return undefined;
  }
}
