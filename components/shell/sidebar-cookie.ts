/**
 * The server reads it, so that the sidebar has its width in the first paint. Its value is "open" or
 * "collapsed".
 */
export const SIDEBAR_COOKIE = "canang-sidebar";
