import * as z from 'zod/mini'

// Compiled checks are made with Function, which the content security policy refuses; this must come before any schema.
z.config({ jitless: true })

export { z }
