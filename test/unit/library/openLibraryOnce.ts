// Run as a process of its own by a test: opens the library given, saves papers under numbers from the one given.
import { silentLog } from '../../../src/core/base/errors.ts'
import { openDatabase } from '../../../src/core/library/database.ts'
import { PaperStore } from '../../../src/core/library/paperStore.ts'
import { paperWith } from './temporaryLibrary.ts'

const [path = '', from = '1'] = process.argv.slice(2)
const database = openDatabase({ path, log: silentLog })
const store = new PaperStore(database)
for (let number = Number(from); number < Number(from) + 20; number += 1) {
  await store.save([paperWith({ id: `2401.${String(number).padStart(5, '0')}` })])
}
database.close()
