import { isRecord } from '../expression/plain.ts';
import { isDueEver } from '../schedule.ts';
import { isTimezone } from './settings.ts';
import type { Report, Rule, Subject } from './subject.ts';

/** The trigger can fire, and what it starts can run. */
export const triggers: Rule = (subject, report) => {
  checkSchedule(subject, report);
  checkInputs(subject, report);
  checkLookingBack(subject, report);
};

function checkSchedule({ trigger, document }: Subject, report: Report): void {
  if (trigger?.type !== 'schedule') return;
  const { cron, timezone } = trigger;
  if (timezone !== undefined && !isTimezone(timezone))
    report({ code: 'UNKNOWN_TIMEZONE', path: 'trigger.timezone', params: { name: timezone } });
  const own = isRecord(document.settings) ? document.settings.timezone : undefined;
  const zone = [timezone, own].find((each) => typeof each === 'string' && isTimezone(each));
  if (!isDueEver({ cron, timezone: typeof zone === 'string' ? zone : 'UTC' }))
    report({ code: 'INVALID_CRON', path: 'trigger.cron', params: { cron } });
}

/** Only a person or a program brings input along. */
function checkInputs({ trigger, variables }: Subject, report: Report): void {
  if (!trigger || trigger.type === 'manual' || trigger.type === 'api') return;
  variables.forEach(({ name, input, required, default: preset }, at) => {
    if (input && required && preset === undefined)
      report({ code: 'START_WITHOUT_INPUT', path: `variables.${at}`, params: { name } });
  });
}

/** `changed` compares with the record before the change, which only that trigger knows. */
function checkLookingBack({ trigger, document, steps }: Subject, report: Report): void {
  for (const { id, written } of steps.values())
    for (const { path, op } of lookingBack(written, `steps.${id}.config`))
      report({ code: 'CHANGE_NOT_KNOWN', path, stepId: id, params: { op } });
  if (!trigger || trigger.type === 'recordChange') return;
  for (const { path, op } of lookingBack(document.trigger, 'trigger'))
    report({ code: 'CHANGE_NOT_KNOWN', path, params: { op } });
}

function lookingBack(value: unknown, path: string): { path: string; op: string }[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => lookingBack(item, `${path}.${at}`));
  if (!isRecord(value)) return [];
  const { op, left } = value;
  if (typeof left === 'string' && (op === 'changed' || op === 'changedTo')) return [{ path, op }];
  return Object.entries(value).flatMap(([name, item]) => lookingBack(item, `${path}.${name}`));
}
