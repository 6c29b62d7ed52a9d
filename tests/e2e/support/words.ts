import { admin } from '../../../builder/i18n/en/admin.ts';
import { agent } from '../../../builder/i18n/en/agent.ts';
import { classification } from '../../../builder/i18n/en/classification.ts';
import { common } from '../../../builder/i18n/en/common.ts';
import { desk } from '../../../builder/i18n/en/desk.ts';
import { editor } from '../../../builder/i18n/en/editor.ts';
import { form } from '../../../builder/i18n/en/form.ts';
import { knowledge } from '../../../builder/i18n/en/knowledge.ts';
import { runs } from '../../../builder/i18n/en/runs.ts';
import { admin as adminJa } from '../../../builder/i18n/ja/admin.ts';
import { agent as agentJa } from '../../../builder/i18n/ja/agent.ts';
import { classification as classificationJa } from '../../../builder/i18n/ja/classification.ts';
import { common as commonJa } from '../../../builder/i18n/ja/common.ts';
import { desk as deskJa } from '../../../builder/i18n/ja/desk.ts';
import { editor as editorJa } from '../../../builder/i18n/ja/editor.ts';
import { form as formJa } from '../../../builder/i18n/ja/form.ts';
import { knowledge as knowledgeJa } from '../../../builder/i18n/ja/knowledge.ts';
import { runs as runsJa } from '../../../builder/i18n/ja/runs.ts';
import type { Messages } from '../../../builder/i18n/messages.ts';

const en = { admin, agent, classification, common, desk, editor, form, knowledge, runs };
const ja = {
  admin: adminJa,
  agent: agentJa,
  classification: classificationJa,
  common: commonJa,
  desk: deskJa,
  editor: editorJa,
  form: formJa,
  knowledge: knowledgeJa,
  runs: runsJa,
};

/** What the pages say, from the catalogues they say it with. */
export type Words = Messages<typeof en>;
export const words: Record<'en' | 'ja', Words> = { en, ja };

/** A text with its gaps filled in. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (gap, name: string) => String(values[name] ?? gap));

/** A text with anything in its gaps. */
export const anyOf = (text: string): RegExp =>
  new RegExp(
    text
      .split(/\{\{\w+\}\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
  );
