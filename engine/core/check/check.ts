import type { StepCatalogue } from '../catalogue.ts';
import { isRecord } from '../expression/plain.ts';
import { flowSchema, type Flow } from '../flow.ts';
import type { Issue } from '../issue.ts';
import { migrateFlow } from '../migrate.ts';
import { configs } from './configs.ts';
import { documentFindings, shapeFindings } from './document.ts';
import { errors } from './errors.ts';
import { expressions } from './expressions.ts';
import { loopBodies } from './loop-bodies.ts';
import { loops } from './loops.ts';
import { outcomes } from './outcomes.ts';
import { parallels } from './parallels.ts';
import { reach } from './reach.ts';
import { references } from './references.ts';
import { retries } from './retries.ts';
import { waits } from './waits.ts';
import { screens } from './screens.ts';
import { settings } from './settings.ts';
import { readSubject, toIssue, type Finding, type Rule, type Vocabulary } from './subject.ts';
import { targets } from './targets.ts';
import { texts } from './texts.ts';
import { triggers } from './triggers.ts';
import { types } from './types.ts';
import { variables } from './variables.ts';

export { wordIssue, type IssueCode } from './messages.ts';
export type { Vocabulary } from './subject.ts';

const rules: readonly Rule[] = [
  settings, triggers, types, targets, outcomes, reach, configs, expressions, variables, references, screens, loops,
  loopBodies, retries, waits, parallels, errors, texts,
]; // prettier-ignore

export interface Checked {
  /** Set when the document has the right shape, whatever else is wrong with it. */
  flow: Flow | null;
  issues: Issue[];
}

/**
 * All that is to be put right in a flow document. Everything is listed, not the first thing only. A document of an
 * earlier shape is brought up to date first.
 */
export function checkFlow(written: unknown, catalogue: StepCatalogue, vocabulary: Vocabulary = {}): Checked {
  const shape = shapeFindings(written);
  const document = shape.length > 0 ? undefined : migrateFlow(written, catalogue);
  if (!isRecord(document)) return { flow: null, issues: shape.map(toIssue) };
  const parsed = flowSchema.safeParse(document);
  const subject = readSubject(document, parsed, catalogue, vocabulary);
  const findings: Finding[] = parsed.success ? [] : documentFindings(parsed.error.issues, document);
  for (const rule of rules) rule(subject, (finding) => findings.push(finding));
  return { flow: subject.flow, issues: findings.map(toIssue) };
}

/** Whether a checked document may be published. */
export function isPublishable(checked: Checked): checked is Checked & { flow: Flow } {
  return checked.flow !== null && checked.issues.every(({ severity }) => severity !== 'error');
}
