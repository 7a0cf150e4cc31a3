import { silentLog } from '../src/core/base/errors.ts'
import { parseDigest } from '../src/core/digest/session.ts'
import { checkDigest } from '../src/core/rules/digestCheck.ts'
import { factsOf, paper } from '../test/helpers/papers.ts'
import { applyEdits } from '../src/core/base/span.ts'
import { fixAll } from '../src/core/rules/fixes.ts'
const facts = factsOf([paper({ id: '2401.00001', title: 'Growing Small Trees' }), paper({ id: '2401.00002', title: 'Cold Mountains of the South' })])
const [L1,L2]=['https://arxiv.org/abs/2401.00001','https://arxiv.org/abs/2401.00002']
for (const t of [`url,note\n${L1},calm\n${L2},fine\n`,`url\tnote\n${L1}\tcalm\n${L2}\tfine\n`,`${L1}\tcalm\n${L2}\tfine\n`,`note;url\ncalm;${L1}\nfine;${L2}\n`,`"url","note"\n"${L1}","calm"\n"${L2}","fine"\n`, `id,url,note\n1,${L1},calm\n2,${L2},fine\n`,
 `# W\n\n| Paper | Link | Note |\n| --- | --- | --- |\n|  | ${L1} | ok |\n`,`# W\n\n| Paper | Link | Note |\n| --- | --- | --- |\n| Growing Small Trees | ${L1} | ok |\n|  | ${L2} | ok |\n`, `| Link | Paper | Note |\n| --- | --- | --- |\n| ${L2} |  | ok |\n`, `| Link | Note |\n| --- | --- |\n| ${L2} | ok |\n`, `| Paper | Note |\n| --- | --- |\n| ${L2} | ok |\n`, `| Title | Link | Note |\n| --- | --- | --- |\n| | [pdf](${L1}) | ok |\n`]) {
 const check=(now: string)=>checkDigest(parseDigest(now), { facts, settings: {}, log: silentLog })
 const { entries } = parseDigest(t)
 console.log(entries.map(e=>[e.layout,e.title?.text].join()).join(' '), check(t).map(f=>f.rule.id).join(), '\n'+applyEdits(t, fixAll(t, check)))
}
