// Required before the tests: what they tell other processes of whose turn it is must not reach those of the user, and the
// user's language not them; the processes that they start compile no source that one before has compiled.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fetchedFolder } from '../../scripts/support/project.ts'
import { stateVariable } from '../../src/core/base/machine.ts'

const folder = mkdtempSync(join(tmpdir(), 'research-digest-state-'))
process.env[stateVariable] = folder
process.env.RESEARCH_DIGEST_LANGUAGE = 'en'
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
process.env.NODE_COMPILE_CACHE = join(fetchedFolder, 'compiled')
