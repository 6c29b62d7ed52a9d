import { Dialog, type DialogProps } from './Dialog.tsx';

/** A dialog at the side of the screen. */
export const Sheet = (props: DialogProps) => <Dialog {...props} isBeside />;
