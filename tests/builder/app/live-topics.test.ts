import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createThrottle, isStaleBy } from '../../../builder/app/live-topics.ts';
import * as api from '../../../server/client.ts';

describe('a change on the server', () => {
  it.each([
    ['case', api.casesApi.listCases.id],
    ['case', api.casesApi.getCase.id],
    ['case', api.casesApi.getCaseTimeline.id],
    ['case', api.queuesApi.listWorkItems.id],
    ['ticket', api.ticketsApi.listTickets.id],
    ['ticket', api.casesApi.getCaseTimeline.id],
    ['run', api.runsApi.getRun.id],
    ['run', api.predictionsApi.listRunOpinions.id],
    ['run', api.runsApi.listCaseFlows.id],
    ['run', api.runsApi.listTasks.id],
    ['flow', api.flowsApi.listFlows.id],
    ['queue', api.queuesApi.listQueues.id],
    ['notification', api.notificationsApi.listNotifications.id],
    ['outbox', api.notificationsApi.listOutbox.id],
    ['model', api.modelsApi.listModelFields.id],
    ['model', api.modelVersionsApi.listModels.id],
    ['model', api.predictionsApi.getFieldQuality.id],
    ['training', api.modelsApi.getTraining.id],
    ['case', api.predictionsApi.listCasePredictions.id],
  ])('of a %s makes %s old', (topic, endpointId) => {
    expect(isStaleBy(topic, endpointId)).toBe(true);
  });
  it('leaves alone what it has nothing to do with', () => {
    expect(isStaleBy('notification', api.casesApi.listCases.id)).toBe(false);
    expect(isStaleBy('run', api.ticketsApi.listTickets.id)).toBe(false);
    expect(isStaleBy('training', api.modelsApi.getModelField.id)).toBe(false);
    expect(isStaleBy('somethingNew', api.casesApi.listCases.id)).toBe(false);
  });
});

describe('a burst of changes', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is seen at once and then once more for all the rest', () => {
    const seen: string[] = [];
    const tell = createThrottle(1000, (topic) => seen.push(topic));
    for (let change = 0; change < 50; change += 1) tell('case');
    expect(seen).toEqual(['case']);
    vi.advanceTimersByTime(999);
    expect(seen).toEqual(['case']);
    vi.advanceTimersByTime(1);
    expect(seen).toEqual(['case', 'case']);
    vi.advanceTimersByTime(5000);
    expect(seen).toEqual(['case', 'case']);
  });

  it('of one topic does not hold up another', () => {
    const seen: string[] = [];
    const tell = createThrottle(1000, (topic) => seen.push(topic));
    tell('case');
    tell('run');
    expect(seen).toEqual(['case', 'run']);
  });
});
