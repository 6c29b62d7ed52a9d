import type { classification as english } from '../en/classification.ts';
import type { Messages } from '../messages.ts';
import { examples } from './classification/examples.ts';
import { field } from './classification/field.ts';
import { report } from './classification/report.ts';
import { rulesets } from './classification/rulesets.ts';
import { trying } from './classification/trying.ts';

export const classification: Messages<typeof english> = {
  title: '分類',
  ...field,
  ...report,
  ...trying,
  ...examples,
  ...rulesets,
};
