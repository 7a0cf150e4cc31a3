import { longLines } from '../../helpers/longLines.ts'
import { testGrowth } from '../../helpers/testGrowth.ts'

suite('what is done with a long line takes twice as long for twice as much', () => testGrowth(longLines))
