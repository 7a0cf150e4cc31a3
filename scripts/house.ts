// Measures the source against the limits that keep it in few, full files. `--write` puts the tables into ARCHITECTURE.md,
// `--list` also names the files and exports behind the figures.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { beyondLimits, describeHouse, type House, measureHouse } from './support/house.ts'
import { withTable } from './support/markedTable.ts'
import { projectRoot } from './support/project.ts'
import { readSources } from './support/sourceGraph.ts'

const { values } = parseArgs({ options: { write: { type: 'boolean' }, list: { type: 'boolean' } } })

const house = measureHouse(readSources(projectRoot, 'src'), readSources(projectRoot, 'test', 'scripts'))
console.log(describeHouse(house))
if (values.list) console.log(`\n${describeLists(house)}`)
const missed = beyondLimits(house.figures).map(({ name }) => name)
if (missed.length > 0) console.log(`\nBeyond the limits: ${missed.join('; ')}.`)
if (values.write) {
  const file = path.join(projectRoot, 'ARCHITECTURE.md')
  writeFileSync(file, withTable(readFileSync(file, 'utf8'), 'house', describeHouse(house)))
}

function describeLists({ chain, circles, small, usedOnce }: House): string {
  return [
    ['Longest chain:', ...chain],
    ...circles.map((files) => ['Circle:', ...files]),
    ['Small files:', ...small],
    [
      'Exports that one other file uses:',
      ...[...usedOnce].map(([file, names]) => `${file}: ${names.join(', ')}`),
    ],
  ]
    .map((lines) => lines.join('\n  '))
    .join('\n\n')
}
