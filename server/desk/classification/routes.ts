import type { Db } from '../../../engine/runtime/work.ts';
import { listRulesets, previewClassification, saveRuleset } from '../../contract/classification.ts';
import { Problem } from '../../contract/problem.ts';
import { route, type Route } from '../../http/handler.ts';
import type { ModelParts } from '../models/index.ts';
import type { Classifier } from './index.ts';

export const classificationRoutes = (
  db: Db,
  classifier: Classifier,
  models: Pick<ModelParts, 'preview'>,
): Route[] => [
  route(listRulesets, async () => ({ items: await db.read(() => classifier.list()) })),
  route(saveRuleset, ({ params, body, ifMatch }) =>
    db.write(() => classifier.save(params.key, body, ifMatch)),
  ),
  route(previewClassification, ({ body }) =>
    db.read(function* () {
      const ruled = yield* classifier.preview(body.text, body.rulesets);
      if (ruled instanceof Problem) return ruled;
      return { ...ruled, ...(yield* models.preview(body.text, body.subject)) };
    }),
  ),
];
