import { examples } from './classification/examples.ts';
import { field } from './classification/field.ts';
import { report } from './classification/report.ts';
import { rulesets } from './classification/rulesets.ts';
import { trying } from './classification/trying.ts';

export const classification = {
  title: 'Classification',
  ...field,
  ...report,
  ...trying,
  ...examples,
  ...rulesets,
};
