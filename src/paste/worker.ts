import { parentPort } from 'node:worker_threads'
import { describeError } from '../core/base/errors.ts'
import type { AnswerMessage, QuestionMessage } from './messages.ts'
import { serve } from './serve.ts'

/** Entry of the thread that reads what is pasted, and writes it. */
if (parentPort) {
  const port = parentPort
  port.on('message', async ({ call, method, question }: QuestionMessage) => {
    const answer: AnswerMessage = await serve(method, question).then(
      (value) => ({ call, answer: value }),
      (error: unknown) => ({ call, failure: describeError(error) }),
    )
    port.postMessage(answer)
  })
}
