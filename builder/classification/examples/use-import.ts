import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnyEndpoint, examplesApi, type ProblemBody, type ResultOf } from '../../../server/client.ts';
import { apiKey } from '../../app/api.ts';
import { client } from '../../app/client.ts';
import { useCountText } from '../../desk/use-share-text.ts';
import { showToast } from '../../ui/toast.ts';
import { exampleReads } from './LoadBundled.tsx';
import { type Format, joined, type Part, partsOf } from './parts.ts';

/** What each column of the file is taken for, where it is not what its name says. */
export type Columns = Record<string, string | null>;
interface Source {
  text: string;
  format: Format;
  columns: Columns;
}
type Sending = typeof examplesApi.previewExamples | typeof examplesApi.importExamples;

/** Sends a file of any length in pieces, one after the other, and puts the answers together. */
export function useImport() {
  const { t } = useTranslation('classification');
  const count = useCountText();
  const cache = useQueryClient();
  const [preview, setPreview] = useState<examplesApi.ExamplePreview>();
  const [problem, setProblem] = useState<ProblemBody>();
  const [isPending, setPending] = useState(false);

  async function send<E extends Sending>(endpoint: E, source: Source) {
    setPending(true);
    setProblem(undefined);
    const answers: { part: Part; result: ResultOf<E> }[] = [];
    for (const part of partsOf(source.text, source.format)) {
      const body = { format: source.format, text: part.text, columns: source.columns };
      const answer = await client.call<AnyEndpoint>(endpoint, { body });
      if (!answer.ok) {
        setProblem(answer.problem);
        break;
      }
      // The endpoint is one of two with the same body; its own schema has written the answer.
      answers.push({ part, result: answer.data as ResultOf<E> });
    }
    setPending(false);
    return answers;
  }

  return {
    preview,
    problem,
    isPending,
    reset: () => {
      setPreview(undefined);
      setProblem(undefined);
    },
    async check(source: Source) {
      const answers = await send(examplesApi.previewExamples, source);
      setPreview(
        answers.length === 0
          ? undefined
          : joined(answers.map(({ part, result }) => ({ part, preview: result }))),
      );
    },
    /** Whether all of it was taken in. What arrived before a refusal stays. */
    async bringIn(source: Source): Promise<boolean> {
      const answers = await send(examplesApi.importExamples, source);
      const added = answers.reduce((sum, { result }) => sum + result.added, 0);
      const replaced = answers.reduce((sum, { result }) => sum + result.replaced, 0);
      await Promise.all(exampleReads.map((each) => cache.invalidateQueries({ queryKey: apiKey(each) })));
      const isWhole = answers.length === partsOf(source.text, source.format).length;
      if (isWhole) {
        setPreview(undefined);
        showToast({
          text: t('import.done', { added: count(added), replaced: count(replaced) }),
          tone: 'success',
        });
      }
      return isWhole;
    },
  };
}
