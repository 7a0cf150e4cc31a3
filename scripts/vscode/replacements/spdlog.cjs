// Takes the place of the native module `@vscode/spdlog` in the fetched VS Code, which would have to be compiled. VS Code
// writes all logs through it, and shows the Output panel's log channels by reading those files back.
const { appendFileSync, mkdirSync } = require('node:fs')
const { dirname } = require('node:path')

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical']

class Logger {
  #file
  #level = 2
  #isFormatted = true

  constructor(_type, _name, file) {
    this.#file = file
  }

  getLevel() {
    return this.#level
  }

  setLevel(level) {
    this.#level = level
  }

  setPattern() {
    this.#isFormatted = true
  }

  clearFormatters() {
    this.#isFormatted = false
  }

  flush() {}

  drop() {}

  trace(message) {
    this.#write(0, message)
  }

  debug(message) {
    this.#write(1, message)
  }

  info(message) {
    this.#write(2, message)
  }

  warn(message) {
    this.#write(3, message)
  }

  error(message) {
    this.#write(4, message)
  }

  critical(message) {
    this.#write(5, message)
  }

  #write(level, message) {
    if (level < this.#level) return
    const head = this.#isFormatted ? `${localTime(new Date())} [${levels[level]}] ` : ''
    try {
      appendFileSync(this.#file, `${head}${message}${this.#isFormatted ? '\n' : ''}`)
    } catch (error) {
      // The folder goes away while the server's last messages are still being written.
      if (error.code !== 'ENOENT') throw error
    }
  }
}

/** VS Code finds the lines of a log by this form. */
function localTime(date) {
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
  return shifted.toISOString().replace('T', ' ').replace('Z', '')
}

async function createLogger(name, file) {
  mkdirSync(dirname(file), { recursive: true })
  return new Logger('rotating', name, file)
}

exports.version = 0
exports.setLevel = () => {}
exports.setFlushOn = () => {}
exports.Logger = Logger
exports.createRotatingLogger = createLogger
exports.createAsyncRotatingLogger = createLogger
