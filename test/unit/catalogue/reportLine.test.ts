import assert from 'node:assert/strict'
import { readReportLine } from '../../../src/catalogue/reportLine.ts'

suite('a line of the process that keeps the catalogue', () => {
  test('is read, and what a killed process leaves of one is none', () => {
    const line = { kind: 'progress', stage: 'reading', fraction: 0.5, papers: 7 }
    const text = JSON.stringify(line)
    assert.deepEqual(readReportLine(text), line)
    for (let length = 0; length < text.length; length++) {
      assert.equal(readReportLine(text.slice(0, length)), undefined)
    }
    for (const other of ['null', '[]', '7', '"kind"']) assert.equal(readReportLine(other), undefined)
  })
})
