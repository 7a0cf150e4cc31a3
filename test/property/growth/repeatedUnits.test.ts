import { repeatedUnits } from '../../helpers/growthPatterns.ts'
import { testGrowth } from '../../helpers/testGrowth.ts'

suite('what is done with one unit again and again takes twice as long for twice as much', () =>
  testGrowth(repeatedUnits))
