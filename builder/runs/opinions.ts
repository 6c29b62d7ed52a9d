import { z } from 'zod';
import type { predictionsApi } from '../../server/client.ts';
import type { Attempt } from './attempts.ts';

/** What a classify step says it found: one entry for each field it told. */
const classifiedSchema = z.object({ labels: z.array(z.object({ field: z.string().optional() })) });

const tells = ({ output }: Attempt, field: string): boolean =>
  classifiedSchema.safeParse(output).data?.labels.some((label) => label.field === field) ?? false;

/**
 * The second opinions about what one visit told. They are kept with the answer and not with the visit: of the visits that
 * told the field, it is the one that ended nearest to when the answer was given.
 */
export function opinionsOf(
  attempt: Attempt,
  attempts: readonly Attempt[],
  opinions: readonly predictionsApi.RunOpinion[],
): predictionsApi.RunOpinion[] {
  return opinions.filter(({ field, answeredAt }) => {
    const distance = ({ endedAt }: Attempt): number => Math.abs((endedAt ?? 0) - Date.parse(answeredAt));
    const [nearest] = attempts
      .filter((each) => tells(each, field))
      .toSorted((one, other) => distance(one) - distance(other));
    return nearest?.key === attempt.key;
  });
}
