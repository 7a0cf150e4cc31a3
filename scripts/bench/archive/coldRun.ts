// One cold run in a process of its own: reads all files of a folder and does one subject's work once, then prints what
// that took. Called by the benchmark with a subject and a folder.
import { readFileSync } from 'node:fs'
import { filesBelow } from './files.ts'
import { coldSubjects } from './subjects.ts'

const [name = '', folder = ''] = process.argv.slice(2)
const subject = coldSubjects[name as keyof typeof coldSubjects]
const run = await subject()
const before = process.cpuUsage()
const start = performance.now()
const texts = filesBelow(folder).map((file) => ({ file, text: readFileSync(file, 'utf8') }))
const readMs = performance.now() - start
const found = await run(texts)
const ms = performance.now() - start
const { user, system } = process.cpuUsage(before)
console.log(JSON.stringify({ ms, readMs, processorMs: (user + system) / 1000, found }))
