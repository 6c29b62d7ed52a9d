import { describe, expect, it } from 'vitest';
import { endpoints } from '../../../server/contract/contract.ts';
import { openApiDocument } from '../../../server/openapi.ts';
import { openTestServer } from './test-server.ts';

const document = openApiDocument();
/** Every value in the document, with the way to it. */
function* walk(value: unknown, path: string[] = []): Generator<{ path: string[]; value: unknown }> {
  yield { path, value };
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* walk(inner, [...path, key]);
}
const at = (pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, key) => Object(value)[key], document);

describe('The OpenAPI document', () => {
  it('is served to everybody', async () => {
    const { url } = await openTestServer();
    const response = await fetch(`${url}/api/v1/openapi.json`);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/api/v1' }] });
  });

  it('names every endpoint with what it takes, answers and refuses', () => {
    for (const { id, method, path, who, status, body } of endpoints) {
      const operation = Object(document.paths)[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      expect(operation, id).toMatchObject({ operationId: id });
      expect(Object.keys(operation.responses), id).toContain(String(status));
      const params = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
      const described = (operation.parameters ?? [])
        .filter((parameter: { in: string }) => parameter.in === 'path')
        .map((parameter: { name: string }) => parameter.name);
      expect(described, id).toEqual(params);
      if (Array.isArray(who))
        for (const refusal of ['401', '403'])
          expect(Object.keys(operation.responses[refusal].content), id).toEqual(['application/problem+json']);
      expect(body).toBeDefined();
    }
  });

  it('refers only to what is in it', () => {
    const references = [...walk(document)].filter(({ path }) => path.at(-1) === '$ref');
    expect(references.length).toBeGreaterThan(0);
    for (const { value, path } of references) expect(at(String(value)), path.join('/')).toBeDefined();
  });

  it('holds nothing that its format does not know', () => {
    const labels = [...walk(document)].filter(({ path }) => path.at(-1) === 'label');
    for (const { path } of labels) expect(path.at(-2), path.join('/')).toBe('properties');
  });
});
