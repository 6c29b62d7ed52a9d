import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/Dialog.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import styles from './KeySheet.module.css';

/** Every key of the editor. Single letters work while the keyboard is on the drawing or in the outline. */
const sheet = [
  ['walk', ['↑', '↓', '←', '→']],
  ['ends', ['Home', 'End']],
  ['add', ['A']],
  ['addBefore', ['Shift', 'A']],
  ['addOutcome', ['B']],
  ['connect', ['C']],
  ['goTo', ['G']],
  ['edit', ['Enter']],
  ['rename', ['F2']],
  ['note', ['N']],
  ['back', ['Esc']],
  ['delete', ['Del']],
  ['deleteBranch', ['Mod', 'Del']],
  ['move', ['Alt', '↑ ↓ ← →']],
  ['copy', ['Mod', 'C']],
  ['cut', ['Mod', 'X']],
  ['paste', ['Mod', 'V']],
  ['duplicate', ['Mod', 'D']],
  ['undo', ['Mod', 'Z']],
  ['redo', ['Shift', 'Mod', 'Z']],
  ['find', ['Mod', 'F']],
  ['save', ['Mod', 'S']],
  ['nextProblem', ['.']],
  ['previousProblem', ['>']],
  ['outline', ['O']],
  ['keys', ['?']],
] as const;

export function KeySheet({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('editor');
  return (
    <Dialog title={t('bar.keys')} isOpen onClose={onClose}>
      <p className={styles.hint}>{t('keys.hint')}</p>
      <dl className={styles.keys}>
        {sheet.map(([action, keys]) => (
          <div key={action}>
            <dt>{t(`keys.${action}`)}</dt>
            <dd>
              <KeyHint keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
