import type { StepCatalogue } from '../catalogue.ts';
import { outcomesOf } from '../catalogue.ts';
import { compileConfig, type CompiledConfig } from '../expression/expression.ts';
import { isRecord } from '../expression/plain.ts';
import {
  triggerSchema,
  variableSchema,
  type Flow,
  type flowSchema,
  type Trigger,
  type Variable,
} from '../flow.ts';
import type { Issue } from '../issue.ts';
import type { AnyStep, Outcome } from '../step.ts';
import { severityOf, wordIssue, type IssueCode } from './messages.ts';

/** Kind → the ids a flow may name. Kinds that are left out are not checked. */
export type Vocabulary = Readonly<Partial<Record<string, readonly string[]>>>;

/** What the rules look at: as much of a document as can be understood, however broken the rest is. */
export interface Subject {
  document: Readonly<Record<string, unknown>>;
  flow: Flow | null;
  start: string | undefined;
  trigger: Trigger | undefined;
  variables: readonly Variable[];
  steps: ReadonlyMap<string, SubjectStep>;
  vocabulary: Vocabulary;
}

export interface SubjectStep {
  id: string;
  type: string;
  definition: AnyStep | undefined;
  /** The config as it is written. */
  written: unknown;
  /** What the definition's schema made of it, or what it found wrong. */
  parsed: ReturnType<AnyStep['config']['safeParse']> | undefined;
  /** Known when the config is in order. */
  outcomes: readonly Outcome[] | undefined;
  branchKeys: readonly string[];
  expressions: CompiledConfig;
  next: Readonly<Record<string, string>>;
  /** Whether the document says how often it is tried again. */
  hasRetry: boolean;
  /** The steps it leads to that exist. */
  targets: readonly string[];
}

export interface Finding {
  code: IssueCode;
  path: string;
  stepId?: string;
  params?: Issue['params'];
}
export type Report = (finding: Finding) => void;
/** One thing that is looked at. A rule never throws, whatever the document is. */
export type Rule = (subject: Subject, report: Report) => void;

export function toIssue({ code, path, stepId, params }: Finding): Issue {
  const severity = severityOf(code);
  const message = wordIssue({ code, message: '', params }, 'en');
  return {
    path,
    code,
    severity,
    message,
    ...(stepId !== undefined && { stepId }),
    ...(params && { params }),
  };
}

export function readSubject(
  document: Readonly<Record<string, unknown>>,
  parsed: ReturnType<typeof flowSchema.safeParse>,
  catalogue: StepCatalogue,
  vocabulary: Vocabulary,
): Subject {
  const flow = parsed.success ? parsed.data : null;
  const written = Object.entries(flow?.steps ?? (isRecord(document.steps) ? document.steps : {}));
  const ids = new Set(written.map(([id]) => id));
  return {
    document,
    flow,
    start: typeof document.start === 'string' ? document.start : undefined,
    trigger: flow?.trigger ?? triggerSchema.safeParse(document.trigger).data,
    variables: flow?.variables ?? readVariables(document.variables),
    steps: new Map(written.map(([id, step]) => [id, readStep(id, step, ids, catalogue)])),
    vocabulary,
  };
}

function readVariables(variables: unknown): Variable[] {
  if (!Array.isArray(variables)) return [];
  return variables.flatMap((variable: unknown) => variableSchema.safeParse(variable).data ?? []);
}

function readStep(
  id: string,
  step: unknown,
  ids: ReadonlySet<string>,
  catalogue: StepCatalogue,
): SubjectStep {
  const parts = isRecord(step) ? step : {};
  const type = typeof parts.type === 'string' ? parts.type : '';
  const definition = catalogue.get(type);
  const written = isRecord(parts.config) ? parts.config : {};
  const parsed = definition?.config.safeParse(written);
  const next: Record<string, string> = {};
  if (isRecord(parts.next))
    for (const [outcome, target] of Object.entries(parts.next))
      if (typeof target === 'string' && outcome !== '__proto__') next[outcome] = target;
  return {
    id,
    type,
    definition,
    written,
    parsed,
    ...(definition && parsed?.success
      ? shapeOf(definition, parsed.data)
      : { outcomes: undefined, branchKeys: [] }),
    expressions: compileConfig(parsed?.success ? parsed.data : written, definition?.values ?? []),
    next,
    hasRetry: parts.retry !== undefined,
    targets: Object.values(next).filter((target) => ids.has(target)),
  };
}

function shapeOf(definition: AnyStep, config: unknown): Pick<SubjectStep, 'outcomes' | 'branchKeys'> {
  const outcomes = outcomesOf(definition, config);
  if (definition.kind !== 'parallel') return { outcomes, branchKeys: [] };
  return { outcomes, branchKeys: definition.branches(config as never).keys }; // parsed by this definition's schema
}
