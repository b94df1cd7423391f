# The trials of groupSequential.ts with the R package rpact, to measure against. Prints one JSON line. Argument: TRIALS
suppressMessages(library(rpact))
trials <- as.integer(commandArgs(TRUE)[1])
design <- getDesignGroupSequential(kMax = 5, alpha = 0.025, sided = 1, typeOfDesign = "OF")
play <- function(n) {
  getSimulationRates(design, pi1 = 0.06, pi2 = 0.05, plannedSubjects = cumsum(rep(4000, 5)), maxNumberOfIterations = n, seed = 1)
}
first <- play(100)
begun <- proc.time()
played <- play(trials)
spent <- proc.time() - begun
cat(sprintf('{"cpuSeconds": %.6f, "rejected": %.6f}\n', spent[["user.self"]] + spent[["sys.self"]], played$overallReject))
