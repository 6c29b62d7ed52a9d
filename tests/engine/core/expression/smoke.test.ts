import { expect, test } from 'vitest';
import { compileConfig, compileCondition, evaluate, testCondition } from '../../../../engine/core/expression/expression.ts';
const scope = {case:{n:2.5, i:3, tags:['a','b'], nul:null, list:1, type:'x', for:1, 'x y':2, subject:'ﾛｸﾞｲﾝできない', nested:[{items:[1,2]}], createdAt:'2026-06-01T01:00:00.000Z'}, contact:null, vars:{i:1, list:[1]}, now:'2026-06-01T02:00:00.000Z', message:{}};
test('x', () => {
  for (const e of ['case.n * 2','2*case.i','10/4','7/case.i','1/0','case.i/0','case.missing','contact.account','case.tags[0]','case.tags[vars.i]','case["x y"]','case.constructor','unknown.x','case.tags.exists(t, t == "a")','case.nested.map(x, x.items.map(y, y+1))','case.tags.map(t, {"a":t, "b":1})','timestamp(case.createdAt)','duration("1h")','"a" < 1','true && case.i','b"abc"','1u','cel.bind(x, 1, x)','"a".matches("a")','case.subject.matchesPattern("^.{2}")','fold(case.subject)','upper("x")','date(case.createdAt, "iso")','case.i % 2','size(case.tags)','type(1)','[1,2,3].map(a,[1].map(b,[2].map(c,c)))','1 +', 'case.i > 2 ? "yes" : 5', 'case.i - 1 > 1.5 && !(case.n < 1)', '1e-10 / 3', 'case.tags.filter(t, t != "a").size()','timestamp(now) - timestamp(case.createdAt) > duration("30m")','message.?x.orValue("d")','isEmpty(message.?x)'])
    console.log(e, JSON.stringify(evaluate(e, scope)));
  const c = compileConfig({a:'{{ case.i }}', b:'{{case.tags}} と {{ case.missing | default("—") }}', t:{ja:'{{ now | date }}', en:'{{ now | date }} {{ case.i | yen }}'}, when:{left:'case.x',op:'eq',right:1}, bad:'{{ foo.x }} {{ case.subject | nope }} {{'}, ['a']);
  console.log(c.problems, c.readings); 
  const d = compileConfig({a:'{{ case.i }}', b:'{{case.tags}} と {{ case.missing | default("—") }} {{ case.missing }}', t:{ja:'{{ now | date }} {{ case.i | yen }}', en:'{{ now | date("time") }} {{ case.i | yen }}'}, s:'{{ case.subject | truncate(3) }}'}, ['a']);
  console.log(d.render(scope));
  const cond = {all:[{left:'case.subject',op:'contains',right:'ログイン'},{left:'case.createdAt',op:'olderThan',right:{minutes:30}},{not:{left:'case.tags',op:'containsAny',right:['z','{{ vars.i }}']}}]} as const;
  console.log(JSON.stringify(testCondition(cond as never, scope)), compileCondition(cond as never));
  console.log(evaluate(compileCondition(cond as never).cel, scope));
  const bench = (name: string, f: () => unknown, n = 100000) => { const t = performance.now(); for (let i=0;i<n;i++) f(); console.log(name, ((performance.now()-t)*1000/n).toFixed(2), 'µs'); };
  const small = compileConfig({case:'{{ case.n }}', summary:'{{ case.i }} {{ case.subject }}'}, ['case']);
  bench('render', () => small.render(scope)); bench('cond', () => testCondition(cond as never, scope)); bench('cel', () => testCondition({cel:'x'} as never, scope), 10);
  const cel = {cel:'case.i > 2.0 && "a" in case.tags'}; bench('cel', () => testCondition(cel, scope));
  const simple={left:'case.type',op:'eq',right:'x'} as const; bench('simple', () => testCondition(simple, scope));
  expect(1).toBe(1);
});
