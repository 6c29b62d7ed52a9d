import styles from './KeyHint.module.css';

/** Keys as they are called on this machine; `Mod` is ⌘ on a Mac and Ctrl elsewhere. */
export function KeyHint({ keys }: { keys: readonly string[] }) {
  return (
    <span className={styles.keys}>
      {keys.map((key) => (
        <kbd key={key}>{key === 'Mod' ? modKey : key}</kbd>
      ))}
    </span>
  );
}

export const modKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
