import { growingParts } from '../../helpers/growthPatterns.ts'
import { testGrowth } from '../../helpers/testGrowth.ts'

suite('what is done with a part that grows takes twice as long for twice as much', () =>
  testGrowth(growingParts))
