import 'i18next';
import type { admin } from './en/admin.ts';
import type { agent } from './en/agent.ts';
import type { classification } from './en/classification.ts';
import type { common } from './en/common.ts';
import type { desk } from './en/desk.ts';
import type { editor } from './en/editor.ts';
import type { form } from './en/form.ts';
import type { knowledge } from './en/knowledge.ts';
import type { runs } from './en/runs.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    returnNull: false;
    resources: {
      common: typeof common;
      admin: typeof admin;
      agent: typeof agent;
      classification: typeof classification;
      desk: typeof desk;
      editor: typeof editor;
      form: typeof form;
      knowledge: typeof knowledge;
      runs: typeof runs;
    };
  }
}
