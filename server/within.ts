/** Waits for something, but no longer than this. */
export async function within(ms: number, something: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  try {
    await Promise.race([something, late]);
  } finally {
    clearTimeout(timer);
  }
}
