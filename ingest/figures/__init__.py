"""The figures of a report: every quantity that its prose and tables disclose."""
