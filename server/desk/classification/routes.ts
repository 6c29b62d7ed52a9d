import type { Db } from '../../../engine/runtime/work.ts';
import { listRulesets, previewClassification, saveRuleset } from '../../contract/classification.ts';
import { route, type Route } from '../../http/handler.ts';
import type { Classifier } from './index.ts';

export const classificationRoutes = (db: Db, classifier: Classifier): Route[] => [
  route(listRulesets, async () => ({ items: await db.read(() => classifier.list()) })),
  route(saveRuleset, ({ params, body, ifMatch }) =>
    db.write(() => classifier.save(params.key, body, ifMatch)),
  ),
  route(previewClassification, ({ body }) => db.read(() => classifier.preview(body.text, body.rulesets))),
];
