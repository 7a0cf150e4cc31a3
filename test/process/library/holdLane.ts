// Run as a process of its own by a test: takes the lane, says so, and keeps it until its input ends.
// Arguments: the folder of the lanes, the host.

import { systemClock } from '../../../src/core/base/async.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import { Gate } from '../../../src/core/http/pacing.ts'
import { openLanes } from '../../../src/core/library/laneFiles.ts'

const [folder = '', host = ''] = process.argv.slice(2)
const pace = { host, minIntervalMs: 0 }
const gate = new Gate(
  openLanes({ folder, log: silentLog, clock: systemClock }),
  systemClock,
  `${process.pid}`,
)
console.log(gate.tryEnter(pace) ? 'held' : 'refused')
process.stdin.resume().once('end', () => gate.leave(pace))
