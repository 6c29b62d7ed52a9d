import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { apiRoot } from './client.ts';
import { endpoints } from './contract/contract.ts';
import type { AnyEndpoint, Who } from './contract/endpoint.ts';
import { problemCodes, problemSchema, type ProblemCode } from './contract/problem.ts';

export type OpenApiDocument = ReturnType<typeof createDocument>;

/** The OpenAPI 3.1 document of the contract: every endpoint, what it takes, answers and refuses. */
export function openApiDocument(all: readonly AnyEndpoint[] = endpoints): OpenApiDocument {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of all) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Switchyard',
        version: '1',
        description:
          'Workflow automation for customer service. Programs send an API key, which an admin makes, as `Authorization: Bearer sy_…`. Refusals are problem documents with a stable `code`.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: apiRoot }],
      tags: [...new Set(all.map(({ tag }) => tag))].map((name) => ({ name })),
      paths,
      components: {
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: `sy_…`' },
          session: { type: 'apiKey', in: 'cookie', name: 'switchyard_session' },
        },
      },
    },
    {
      // Fields carry their names in both languages for the screens; a title is what this format has for that.
      override: ({ jsonSchema }) => {
        const { label } = jsonSchema as { label?: { en?: string } };
        if (label?.en) jsonSchema.title = label.en;
        delete (jsonSchema as { label?: unknown }).label;
      },
    },
  );
}

function operation(endpoint: AnyEndpoint): ZodOpenApiOperationObject {
  const { id, tag, summary, who } = endpoint;
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: [endpoint.description, whoMayCall(who)].filter(Boolean).join('\n\n'),
    security: securityOf(who),
    requestParams: {
      ...objectIn('path', endpoint.params),
      ...objectIn('query', endpoint.query),
      ...headersOf(endpoint),
    },
    ...(hasBody(endpoint)
      ? { requestBody: { required: true, content: { 'application/json': { schema: endpoint.body } } } }
      : {}),
    responses: responsesOf(endpoint),
  };
}

const hasBody = ({ method, body }: AnyEndpoint): boolean =>
  method !== 'GET' && method !== 'DELETE' && !(body instanceof z.ZodObject && isEmpty(body));

const isEmpty = (schema: z.ZodObject): boolean => Object.keys(schema.shape).length === 0;

function objectIn(place: 'path' | 'query', schema: z.ZodType): { path?: z.ZodObject; query?: z.ZodObject } {
  return schema instanceof z.ZodObject && !isEmpty(schema) ? { [place]: schema } : {};
}

function headersOf({ idempotent, ifMatch, stream }: AnyEndpoint): { header?: z.ZodObject } {
  const shape: Record<string, z.ZodType> = {};
  if (idempotent)
    shape['Idempotency-Key'] = z.string().max(200).optional().meta({
      description: 'Chosen by the caller. A repeat with the same key and body gets the same answer.',
    });
  if (ifMatch)
    shape['If-Match'] = z.string().optional().meta({
      description: 'The version that was read, such as `"3"`. Refused with 412 when it has changed.',
    });
  if (stream)
    shape['Last-Event-ID'] = z.string().optional().meta({ description: 'Id of the last event received.' });
  return Object.keys(shape).length > 0 ? { header: z.object(shape) } : {};
}

const isRestricted = (who: Who): boolean => who !== 'public' && who !== 'setup';

function whoMayCall(who: Who): string {
  if (who === 'public') return 'Anybody may call this.';
  if (who === 'setup') return 'Only with the one-time setup link.';
  if (who === 'person') return 'For signed-in people.';
  return `Roles: ${who.join(', ')}.`;
}

function securityOf(who: Who): Record<string, string[]>[] {
  if (!isRestricted(who)) return [];
  return who === 'person' ? [{ session: [] }] : [{ apiKey: [] }, { session: [] }];
}

function responsesOf(endpoint: AnyEndpoint): ZodOpenApiOperationObject['responses'] {
  const content = {
    [endpoint.stream ? 'text/event-stream' : 'application/json']: { schema: endpoint.result },
  };
  return {
    [String(endpoint.status)]: { description: 'Done.', content },
    ...(endpoint.accepts ? { '202': { description: 'Accepted; it goes on.', content } } : {}),
    ...Object.fromEntries(
      [...new Set(refusalsOf(endpoint))].map((code) => [String(problemCodes[code].status), refusal(code)]),
    ),
  };
}

function refusalsOf(endpoint: AnyEndpoint): ProblemCode[] {
  const { params, who, ifMatch, idempotent, method } = endpoint;
  const codes: ProblemCode[] = ['internal'];
  if (isRestricted(who)) codes.push('unauthenticated', 'forbidden');
  else if (method !== 'GET') codes.push('unauthenticated', 'tooMany');
  if (params instanceof z.ZodObject && !isEmpty(params)) codes.push('notFound');
  if (hasBody(endpoint)) codes.push('malformed', 'tooLarge', 'invalid');
  if (idempotent) codes.push('idempotencyMismatch');
  else if (method !== 'GET') codes.push('conflict');
  if (ifMatch) codes.push('preconditionFailed');
  return codes;
}

const problem = problemSchema.meta({ id: 'Problem', description: 'A refusal (RFC 9457).' });
const refusal = (code: ProblemCode) => ({
  description: problemCodes[code].title,
  content: { 'application/problem+json': { schema: problem } },
});
