import { describe, expect, test } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { afterPaint, painted } from '@/ui/painted'

describe('what follows the picture', () => {
  test('comes once the picture has been painted, as it is by then', async () => {
    const scope = effectScope()
    const source = ref('first')
    const seen = scope.run(() => afterPaint(() => source.value))
    expect(seen?.value).toBeUndefined()
    source.value = 'second'
    await nextTick()
    expect(seen?.value).toBeUndefined()
    await painted()
    expect(seen?.value).toBe('second')
    source.value = 'third'
    await nextTick()
    expect(seen?.value).toBe('second')
    await painted()
    await nextTick()
    expect(seen?.value).toBe('third')
    scope.stop()
  })

  test('does not come to what is gone by then', async () => {
    const scope = effectScope()
    const seen = scope.run(() => afterPaint(() => 'late'))
    scope.stop()
    await painted()
    await nextTick()
    expect(seen?.value).toBeUndefined()
  })
})
