import { useEffect, useState } from 'react';
import type { AnyEndpoint, CallArguments, CallResult, ProblemBody, ResultOf } from '../../server/client.ts';
import { client } from '../app/client.ts';

/** Reads an endpoint once; `undefined` until the answer is there. A door needs nothing to be kept or refreshed. */
export function useAnswer<E extends AnyEndpoint>(
  endpoint: E,
  ...input: CallArguments<E>
): CallResult<ResultOf<E>> | undefined {
  const [answer, setAnswer] = useState<CallResult<ResultOf<E>>>();
  const asked = JSON.stringify([endpoint.id, input]);
  useEffect(() => {
    let isWanted = true;
    void client.call(endpoint, ...input).then((next) => isWanted && setAnswer(next));
    return () => {
      isWanted = false;
    };
    // What is asked says all there is to say of the endpoint and the input.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [asked]);
  return answer;
}

export interface Sending<E> {
  /** Answers `undefined` when it was refused; `problem` then says why. */
  send: (...input: CallArguments<E>) => Promise<ResultOf<E> | undefined>;
  isPending: boolean;
  problem: ProblemBody | undefined;
}

export function useSending<E extends AnyEndpoint>(endpoint: E): Sending<E> {
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<ProblemBody>();
  const send = async (...input: CallArguments<E>) => {
    setPending(true);
    const answer = await client.call(endpoint, ...input);
    setPending(false);
    setProblem(answer.ok ? undefined : answer.problem);
    return answer.ok ? answer.data : undefined;
  };
  return { send, isPending, problem };
}
