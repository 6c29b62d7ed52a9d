import type { ReactNode } from 'react';
import type { FormField } from '../../../engine/browser.ts';
import type { FaultsByPath } from './faults.ts';

export interface SettingProps<Field extends FormField = FormField> {
  field: Field;
  /** Where it is in the settings: `to.0.queue`. */
  path: string;
  value: unknown;
  /** `undefined` takes the setting out. */
  onChange: (value: unknown) => void;
  faults: FaultsByPath;
  isReadOnly: boolean | undefined;
}

/** What every kit field takes, from a setting. */
export interface SettingWords {
  label: string;
  description: string | undefined;
  error: string | undefined;
  isRequired: boolean;
  isReadOnly: boolean | undefined;
}

/** Draws a setting. Lists and objects get it handed in, as they are themselves drawn by it. */
export type DrawSetting = (props: SettingProps) => ReactNode;
