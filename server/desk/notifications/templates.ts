import { z } from 'zod';
import { compileConfig, type Scope } from '../../../engine/core/expression/expression.ts';
import { textSchema, type Text } from '../../../engine/core/text.ts';
import type { Fault } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import type { Template } from '../../contract/notifications.ts';
import { Problem } from '../../contract/problem.ts';
import type { DeskContext } from '../context.ts';
import { fault } from '../fault.ts';
import { allTemplates, saveTemplateRow, templateByKey } from './template-records.ts';
import { say } from '../../contract/say.ts';
import { saidIn } from '../../../engine/core/sentence.ts';

/** The words of a message, in both languages. */
export interface Words {
  subject: Text;
  text: Text;
}
const wordsSchema = z.object({ subject: textSchema, text: textSchema });
const none: Text = { en: '', ja: '' };

export interface Wanted {
  template?: string;
  /** Already rendered by the flow; it is never read as a template again. */
  body?: Text;
  subject?: Text;
  data: Record<string, unknown>;
}

/** Stored message templates. Their `{{ }}` are read in the flows' own expression language. */
export function createTemplates({ clock }: Pick<DeskContext, 'clock'>) {
  function* save(key: string, draft: Pick<Template, 'class'> & Words): Work<Template | Problem> {
    const { subject, text } = draft;
    const { problems } = compileConfig({ subject, text }, []);
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0)
      return new Problem(
        'invalid',
        say('templateUnreadable', { key }),
        errors.map(({ path, code, severity, ...said }) => ({ path, code, severity, ...saidIn(said) })),
      );
    const template: Template = { key, ...draft, updatedAt: new Date(clock.now()).toISOString() };
    yield* saveTemplateRow(template);
    return template;
  }

  /** What is to be said. `more` gives what the template reads beyond the data it is handed, such as the case. */
  function* words(wanted: Wanted, more?: (reads: readonly string[]) => Work<Scope>): Work<Words | Fault> {
    if (wanted.template === undefined) return { subject: wanted.subject ?? none, text: wanted.body ?? none };
    const template = yield* templateByKey(wanted.template);
    if (!template) return fault('TEMPLATE_ERROR', say('templateUnknown', { key: wanted.template }));
    const compiled = compileConfig({ subject: template.subject, text: template.text }, []);
    const scope = { ...(more && (yield* more(compiled.reads))), ...wanted.data, data: wanted.data };
    const rendered = compiled.render(scope);
    if (!rendered.ok)
      return fault(
        'TEMPLATE_ERROR',
        say('templateFailed', { key: template.key, why: saidIn(rendered.error) }),
      );
    const { subject, text } = wordsSchema.parse(rendered.config);
    return { subject: wanted.subject ?? subject, text };
  }

  return { list: allTemplates, save, words };
}
export type Templates = ReturnType<typeof createTemplates>;
