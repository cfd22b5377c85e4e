import { parseAst } from 'vite'

/**
 * @typedef {{ type: string, start: number, end: number, [key: string]: unknown }} Node
 * @typedef {{ at: number, text: string, order: number }} Insert
 */

/** A name that nothing in the code has. */
const COUNTS = '$countsOfBlocks'
/** Behind one of these the next statement may not be reached, so it is counted by itself. */
const MAY_LEAVE = new Set([
  'IfStatement',
  'SwitchStatement',
  'TryStatement',
  'LabeledStatement',
  ...['For', 'ForIn', 'ForOf', 'While', 'DoWhile'].map((kind) => `${kind}Statement`),
])
const LOOPS = new Set(['For', 'ForIn', 'ForOf', 'While', 'DoWhile'].map((kind) => `${kind}Statement`))
const LOGICAL = new Set(['&&=', '||=', '??='])
const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

/**
 * The code of a module in which each block counts how often it runs: functions, branches, loops, cases, the right-hand sides
 * of `&&`, `||` and `??`, and what stands behind a statement that may leave. The module gives the counts as `counts`.
 * @param {string} code
 */
export function counted(code) {
  if (code.includes(COUNTS)) throw new Error(`the code has a name that is kept for the counts: ${COUNTS}`)
  /** @type {Insert[]} */
  const inserts = []
  let blocks = 0
  const count = () => `${COUNTS}[${blocks++}]++`
  /** @type {(at: number, text: string, order: number) => void} */
  const insert = (at, text, order) => void inserts.push({ at, text, order })

  /**
   * @param {Node} node a statement or a block that is run or left out as a whole
   * @param {number} depth
   */
  const statement = (node, depth) => {
    if (node.type === 'BlockStatement') {
      insert(afterDirectives(node), `${count()};`, depth)
      return
    }
    insert(node.start, `{${count()};`, depth)
    insert(node.end, '}', -depth)
  }
  /**
   * @param {Node} node an expression that is worked out or left out
   * @param {number} depth
   */
  const expression = (node, depth) => {
    insert(node.start, `(${count()},`, depth)
    insert(node.end, ')', -depth)
  }
  /**
   * @param {readonly Node[]} statements
   * @param {number} depth
   */
  const list = (statements, depth) => {
    statements.forEach((each, at) => {
      const before = statements[at - 1]
      if (before && MAY_LEAVE.has(before.type)) insert(each.start, `${count()};`, depth)
    })
  }
  /**
   * @param {Node} node
   * @param {number} depth
   */
  const visit = (node, depth) => {
    const part = (/** @type {string} */ name) => /** @type {Node | null | undefined} */ (node[name])
    const parts = (/** @type {string} */ name) => /** @type {Node[]} */ (node[name] ?? [])
    if (FUNCTIONS.has(node.type)) {
      const body = part('body')
      if (body) (body.type === 'BlockStatement' ? statement : expression)(body, depth)
    } else if (node.type === 'IfStatement') {
      for (const branch of [part('consequent'), part('alternate')]) if (branch) statement(branch, depth)
    } else if (node.type === 'ConditionalExpression') {
      for (const branch of [part('consequent'), part('alternate')]) if (branch) expression(branch, depth)
    } else if (node.type === 'LogicalExpression' || LOGICAL.has(String(node['operator']))) {
      const right = part('right')
      if (right) expression(right, depth)
    } else if (LOOPS.has(node.type)) {
      const body = part('body')
      if (body) statement(body, depth)
    } else if (node.type === 'TryStatement') {
      for (const name of ['handler', 'finalizer']) {
        const block = part(name)
        const body = name === 'handler' ? /** @type {Node | undefined} */ (block?.['body']) : block
        if (body) statement(body, depth)
      }
    } else if (node.type === 'SwitchCase') {
      const [first] = parts('consequent')
      if (first) insert(first.start, `${count()};`, depth)
      list(parts('consequent'), depth)
    } else if (node.type === 'BlockStatement' || node.type === 'Program') list(parts('body'), depth)
    for (const child of childrenOf(node)) visit(child, depth + 1)
  }
  visit(/** @type {Node} */ (/** @type {unknown} */ (parseAst(code))), 1)
  return `const ${COUNTS} = new Uint32Array(${blocks});export { ${COUNTS} as counts };${placed(code, inserts)}`
}

/**
 * @param {Node} node
 * @returns {Node[]}
 */
function childrenOf(node) {
  return Object.values(node).flat().filter(isNode)
}

/**
 * @param {unknown} value
 * @returns {value is Node}
 */
function isNode(value) {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

/** @param {Node} block */
function afterDirectives(block) {
  const statements = /** @type {Node[]} */ (block['body'])
  const directives = statements.filter((each) => 'directive' in each && each['directive'])
  return directives.at(-1)?.end ?? block.start + 1
}

/**
 * At one place what closes comes before what opens; what is inner is closed first and opened last.
 * @param {string} code
 * @param {readonly Insert[]} inserts
 */
function placed(code, inserts) {
  let made = ''
  let done = 0
  for (const { at, text } of inserts.toSorted((a, b) => a.at - b.at || a.order - b.order)) {
    made += code.slice(done, at) + text
    done = at
  }
  return made + code.slice(done)
}
