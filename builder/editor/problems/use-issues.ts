import { useEffect, useMemo, useState } from 'react';
import { catalogue, checkFlow, type Flow, type Issue, type Vocabulary } from '../../../engine/browser.ts';
import type { Vocabulary as Choices } from '../../form/form-world.ts';

/** A pause in editing this long, and the flow is checked again. */
const pauseMs = 120;

/** What is to be put right in the flow on screen, by the same check the server makes before publishing. */
export function useIssues(flow: Flow, choices: Choices | undefined): readonly Issue[] {
  const vocabulary = useMemo(() => idsOf(choices), [choices]);
  const [issues, setIssues] = useState<readonly Issue[]>(() => checkFlow(flow, catalogue, vocabulary).issues);
  useEffect(() => {
    const timer = setTimeout(() => setIssues(checkFlow(flow, catalogue, vocabulary).issues), pauseMs);
    return () => clearTimeout(timer);
  }, [flow, vocabulary]);
  return issues;
}

const idsOf = (choices: Choices | undefined): Vocabulary =>
  Object.fromEntries(Object.entries(choices ?? {}).map(([kind, list]) => [kind, list.map(({ id }) => id)]));
