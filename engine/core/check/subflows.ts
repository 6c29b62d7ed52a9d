import type { Flow } from '../flow.ts';
import type { Issue } from '../issue.ts';
import { toIssue, type Finding } from './subject.ts';

/** One subflow step of a flow: which flow it calls, and in which version where it names one. */
export interface Call {
  stepId: string;
  flow: string;
  version?: number;
}

/** The flows a flow calls. One that a template names is known only when it runs. */
export const callsOf = ({ steps }: Pick<Flow, 'steps'>): Call[] =>
  Object.entries(steps).flatMap(([stepId, { type, config }]) => {
    const { flow, version } = config;
    if (type !== 'subflow' || typeof flow !== 'string' || flow.includes('{{')) return [];
    return [{ stepId, flow, ...(typeof version === 'number' && { version }) }];
  });

/** Whether what is handed to the called flow and taken from it is what it declares. `undefined`: there is no such version. */
export function callIssues(flow: Flow, { stepId, ...call }: Call, called: Flow | undefined): Issue[] {
  const at = (path: string) => ({ path: `steps.${stepId}.config.${path}`, stepId });
  const base = { flow: call.flow };
  if (!called) {
    const code = call.version === undefined ? 'SUBFLOW_NOT_LIVE' : 'SUBFLOW_NO_VERSION';
    const params = call.version === undefined ? base : { ...base, version: call.version };
    return [toIssue({ code, ...at(call.version === undefined ? 'flow' : 'version'), params })];
  }
  const findings: Finding[] = [];
  const { inputs, outputs } = mapped(flow, stepId);
  const taken = new Map(called.variables.filter(({ input }) => input).map((one) => [one.name, one]));
  for (const name of inputs)
    if (!taken.has(name))
      findings.push({ code: 'SUBFLOW_UNKNOWN_INPUT', ...at(`inputs.${name}`), params: { ...base, name } });
  for (const { name, required, default: usual } of taken.values())
    if (required && usual === undefined && !inputs.includes(name))
      findings.push({ code: 'SUBFLOW_MISSING_INPUT', ...at('inputs'), params: { ...base, name } });
  const given = outputsOf(called);
  const declared = new Set(flow.variables.map(({ name }) => name));
  for (const [variable, name] of outputs) {
    const place = at(`outputs.${variable}`);
    if (!given.has(name))
      findings.push({ code: 'SUBFLOW_UNKNOWN_OUTPUT', ...place, params: { ...base, name } });
    if (!declared.has(variable))
      findings.push({ code: 'SUBFLOW_UNKNOWN_VARIABLE', ...place, params: { name: variable } });
  }
  return findings.map(toIssue);
}

function mapped({ steps }: Flow, stepId: string): { inputs: string[]; outputs: [string, string][] } {
  const { inputs, outputs } = steps[stepId]?.config ?? {};
  const isMap = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  return {
    inputs: isMap(inputs) ? Object.keys(inputs) : [],
    outputs: isMap(outputs) ? Object.entries(outputs).map(([name, from]) => [name, String(from)]) : [],
  };
}

/** What a flow may give back: its output variables, and what its end steps add. */
function outputsOf({ variables, steps }: Flow): Set<string> {
  const names = new Set(variables.filter(({ output }) => output).map(({ name }) => name));
  for (const { type, config } of Object.values(steps))
    if (type === 'end' && typeof config.outputs === 'object' && config.outputs !== null)
      for (const name of Object.keys(config.outputs)) names.add(name);
  return names;
}
