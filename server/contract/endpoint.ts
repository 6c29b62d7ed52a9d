import { z } from 'zod';
import type { Role } from '../../engine/records/people.ts';

/**
 * `public`: nobody needs to sign in. `person`: any signed-in person. A list: those roles, signed in or by API key.
 * `setup`: only with the one-time setup link.
 */
export type Who = 'public' | 'setup' | 'person' | readonly Role[];

/** One endpoint, whole: the server mounts it, the client calls it, OpenAPI and the role matrix are derived from it. */
export interface Endpoint<
  Params = unknown,
  Query = unknown,
  Body = unknown,
  Result = unknown,
  QueryInput = unknown,
  BodyInput = unknown,
> {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Under `/api/v1`, Express style: `/cases/:id`. */
  path: string;
  tag: string;
  summary: string;
  description?: string;
  who: Who;
  params: z.ZodType<Params>;
  query: z.ZodType<Query, QueryInput>;
  body: z.ZodType<Body, BodyInput>;
  result: z.ZodType<Result>;
  /** Status of success. Handlers may answer 202 where `accepts` is set. */
  status: 200 | 201 | 202 | 204;
  accepts?: boolean;
  /** Reads the `Idempotency-Key` header; a repeat with the same body gets the same answer. */
  idempotent?: boolean;
  /** Reads `If-Match`. */
  ifMatch?: boolean;
  /** Brings work that goes on after the answer: refused first when there is too much. */
  opensWork?: boolean;
  /** Answers with server-sent events, of which `result` is one. */
  stream?: boolean;
}
export type AnyEndpoint = Endpoint;
export type ParamsOf<E> = E extends { params: z.ZodType<infer P> } ? P : never;
export type QueryOf<E> = E extends { query: z.ZodType<infer Q> } ? Q : never;
export type BodyOf<E> = E extends { body: z.ZodType<infer B> } ? B : never;
export type ResultOf<E> = E extends { result: z.ZodType<infer R> } ? R : never;
/** What a caller sends: before defaults are filled in. */
export type QueryInputOf<E> = E extends { query: z.ZodType<unknown, infer I> } ? I : never;
export type BodyInputOf<E> = E extends { body: z.ZodType<unknown, infer I> } ? I : never;

const nothing = z.object({});
type Nothing = z.infer<typeof nothing>;

type Optional = 'description' | 'status' | 'accepts' | 'idempotent' | 'ifMatch' | 'opensWork' | 'stream';
type Draft<P, Q, B, R, QI, BI> = Pick<
  Endpoint<P, Q, B, R, QI, BI>,
  'id' | 'method' | 'path' | 'tag' | 'summary' | 'who' | 'result'
> &
  Partial<Pick<Endpoint<P, Q, B, R, QI, BI>, Optional | 'params' | 'query' | 'body'>>;

/** Fills in what an endpoint does not need to say. */
export function endpoint<R, P = Nothing, Q = Nothing, B = Nothing, QI = Nothing, BI = Nothing>(
  draft: Draft<P, Q, B, R, QI, BI>,
): Endpoint<P, Q, B, R, QI, BI> {
  // `Nothing` is the default of each part that is left out, so the empty schema has that part's type.
  const empty = nothing as z.ZodType;
  return {
    status: 200,
    ...draft,
    params: draft.params ?? (empty as z.ZodType<P>),
    query: draft.query ?? (empty as z.ZodType<Q, QI>),
    body: draft.body ?? (empty as z.ZodType<B, BI>),
  };
}

/** A page of a list. `next` is passed back as `cursor`; null at the end. */
export const pageOf = <T>(item: z.ZodType<T>) =>
  z.object({ items: z.array(item), next: z.string().nullable(), total: z.int().optional() });
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
};
export const idParams = z.object({ id: z.string().min(1).max(64) });
