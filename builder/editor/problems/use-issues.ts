import { useEffect, useState } from 'react';
import type { Flow, Issue } from '../../../engine/browser.ts';
import type { Vocabulary } from '../../form/form-world.ts';

/** A pause in editing this long, and the flow is checked again. */
const pauseMs = 120;

/** The language of expressions comes with it and weighs a quarter of the editor: the canvas need not wait for it. */
const loadCheck = () => import('./check-draft.ts');

/** What is to be put right in the flow on screen. */
export function useIssues(flow: Flow, choices: Vocabulary | undefined): readonly Issue[] {
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  useEffect(() => {
    let isWanted = true;
    const check = async () => {
      const { checkDraft } = await loadCheck();
      if (isWanted) setIssues(checkDraft(flow, choices));
    };
    const timer = setTimeout(() => void check(), pauseMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [flow, choices]);
  return issues;
}
