import {
  checkAnswer,
  type Component,
  type Form,
  type Issue,
  type Locale,
  testCondition,
  wordAnswerIssue,
} from '../../engine/browser.ts';

export type Values = Record<string, unknown>;

/** What a screen starts with: the defaults of its parts. */
export function startValues({ components }: Pick<Form, 'components'>): Values {
  const values: Values = {};
  for (const part of components) {
    if (part.type !== 'display' && part.default !== undefined) values[part.name] = part.default;
  }
  return values;
}

/** The parts a person sees with these answers. `visibleIf` reads the visible answers before it, as the engine does. */
export function visibleParts(
  { components }: Pick<Form, 'components'>,
  values: Values,
  now: number,
): Component[] {
  const seen: Values = {};
  return components.filter((part) => {
    const tested = part.visibleIf && testCondition(part.visibleIf, { values: seen, now });
    const isVisible = tested === undefined || !tested.ok || tested.value;
    if (part.type !== 'display') seen[part.name] = isVisible ? (values[part.name] ?? null) : null;
    return isVisible;
  });
}

/** Faults by part, in the person's language; empty when the answers may be sent. */
export function faultsOf(
  { components }: Pick<Form, 'components'>,
  values: Values,
  now: number,
  locale: Locale,
): Faults {
  const judged = checkAnswer(components, values, now);
  return 'issues' in judged ? faultsFrom(judged.issues, locale) : {};
}
export type Faults = Record<string, string>;

/** The server's refusal of a screen, by part. */
export const faultsFrom = (issues: readonly Issue[], locale: Locale): Faults =>
  Object.fromEntries(
    issues.map((issue) => [issue.path.replace(/^values\./, ''), wordAnswerIssue(issue, locale)]),
  );
