export interface ClassificationTables {
  /** `id` is the ruleset's key. */
  rulesets: {
    id: string;
    title: string;
    rules: string;
    createdAt: string;
    updatedAt: string;
    version: number;
  };
}
