import type { RouteRequest } from '../../../../engine/runtime/desk.ts';
import { must } from '../../../support/case-desk.ts';
import { automation, type House } from '../../../support/house.ts';

export const request = (caseId: string, part: Partial<RouteRequest> = {}): RouteRequest => ({
  caseId,
  queueId: 'q-billing',
  skills: [],
  match: 'exact',
  by: automation,
  ...part,
});
export async function routed(house: House, part: Partial<RouteRequest> = {}, message: object = {}) {
  const caseId = await house.openCase(message);
  return must(await house.write(() => house.routing.route(request(caseId, part))));
}
export const owner = async (house: House, caseId: string) =>
  (await house.write(() => house.cases.byId(caseId)))?.ownerId;
export const update = (house: House, caseId: string, change: object) =>
  house.write(() => house.cases.update(caseId, change, automation));
