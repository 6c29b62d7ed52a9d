/** The builder's door to the engine: pure parts only, safe in a browser. */
export * from './core/catalogue.ts';
export * from './core/check/check.ts';
export { canBeRetried } from './core/check/retries.ts';
export * from './core/condition.ts';
export {
  compileCondition,
  compileConfig,
  evaluate,
  fold,
  testCondition,
  type ExpressionProblem,
  type Scope,
} from './core/expression/expression.ts';
export { filters } from './core/expression/filters.ts';
export { wordWarning } from './core/expression/warning.ts';
export * from './core/flow.ts';
export * from './core/form.ts';
export * from './core/issue.ts';
export { locales } from './core/locales.ts';
export { loopBody } from './core/loop-body.ts';
export * from './core/names.ts';
export * from './core/run.ts';
export * from './core/schedule.ts';
export * from './core/scope.ts';
export { saidIn, wordSaid, type Worded } from './core/sentence.ts';
export * from './core/step.ts';
export * from './core/text.ts';
export { triggerRoots } from './core/trigger-scope.ts';
export * from './describe/form-fields.ts';
export * from './describe/step-type.ts';
export * from './records/articles.ts';
export * from './records/cases.ts';
export * from './records/people.ts';
export * from './records/values.ts';
export { catalogue, definitions } from './steps/definitions.ts';
export { classifyText } from './steps/classify/match.ts';
export { wordReason } from './steps/reasons.ts';
export { eventLabel } from './steps/wait/events.ts';
export { checkAnswer, wordAnswerIssue } from './steps/screen/answer.ts';
