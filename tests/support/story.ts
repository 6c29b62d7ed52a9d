import type { TestServer } from './server.ts';

/** Where a story stands: what "the case" and "the run" mean. */
export interface Story {
  server: TestServer;
  caseId?: string;
  runIds: string[];
  startedAt: number;
}

export function caseOf(story: Story): string {
  if (story.caseId === undefined) throw new Error('Nothing has opened a case yet.');
  return story.caseId;
}
