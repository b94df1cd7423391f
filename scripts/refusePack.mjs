// `npm pack` in the project's folder: the project as a whole is no package.
console.error('This project is not packed as a whole. The command line is, by: npm run pack:cli');
process.exitCode = 1;
