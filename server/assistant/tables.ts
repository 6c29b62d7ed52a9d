/** Rows of the assistant. */
export interface AssistantTables {
  /** One row, `id` = `assistant`. */
  assistantSettings: {
    id: string;
    isOn: number;
    baseUrl: string;
    model: string;
    /** Sealed by the vault. */
    apiKey: string | null;
    monthlyTokens: number;
    timeLimitMs: number;
    uses: string;
    updatedAt: string;
    updatedBy: string;
    version: number;
  };
  /** What was asked of the provider. Texts are masked. */
  assistantCalls: {
    sequence: number;
    id: string;
    at: string;
    use: string;
    byId: string;
    byName: string | null;
    caseId: string | null;
    model: string;
    outcome: string;
    detail: string | null;
    /** The detail's sentence, as JSON. */
    said: string | null;
    inputTokens: number;
    outputTokens: number;
    milliseconds: number;
    prompt: string;
    answer: string | null;
  };
}
